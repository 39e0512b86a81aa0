using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Rekruttering.Bot.Tests.Support;

// Signs what the channel sends to the bot, publishes the keys, and hands out the tokens that the bot sends with.
// Writes its tokens by hand, so that it is no friend of the library that reads them.
public sealed class SimulatedIdentityProvider : IDisposable
{
    public const string Issuer = "https://api.botframework.com";

    // Making a key takes longer than most tests do, so that of the first one is shared.
    private static readonly Lazy<byte[]> SharedKey = new(() =>
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportRSAPrivateKey();
    });

    private readonly ConcurrentDictionary<string, bool> _accessTokens = new();
    private readonly List<SigningKeyPair> _published = [];
    private readonly Lock _gate = new();
    private int _metadataRequests;
    private int _keyRequests;
    private int _tokenRequests;

    public SimulatedIdentityProvider()
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(SharedKey.Value, out _);
        Current = new SigningKeyPair(Guid.NewGuid().ToString("N"), rsa, ["msteams", "webchat"]);
        _published.Add(Current);
    }

    public SigningKeyPair Current { get; private set; }

    public int MetadataRequests => _metadataRequests;

    public int KeyRequests => _keyRequests;

    public int TokenRequests => _tokenRequests;

    // What a request for a sending token carried last.
    public IReadOnlyDictionary<string, string> LastTokenRequest { get; private set; } = new Dictionary<string, string>();

    public static SigningKeyPair CreateKey(params string[] endorsements) => new(Guid.NewGuid().ToString("N"), RSA.Create(2048), endorsements);

    public SigningKeyPair PublishKey(params string[] endorsements)
    {
        var key = CreateKey(endorsements.Length == 0 ? ["msteams", "webchat"] : endorsements);
        lock (_gate)
            _published.Add(key);
        return key;
    }

    // A new key takes over and the old ones disappear.
    public SigningKeyPair RollOver()
    {
        lock (_gate)
            _published.Clear();
        return Current = PublishKey();
    }

    public void RevokeAccessTokens() => _accessTokens.Clear();

    public bool IsAccepted(string? authorization) =>
        authorization?.Split(' ') is ["Bearer", { } token] && _accessTokens.ContainsKey(token);

    public string CreateToken(TokenSpec spec)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var key = spec.Key ?? Current;
        var header = new JsonObject { ["alg"] = spec.Algorithm, ["typ"] = "JWT", ["kid"] = spec.KeyId ?? key.Id };
        if (!spec.HasKeyId)
            header.Remove("kid");

        var payload = new JsonObject
        {
            ["iss"] = spec.Issuer,
            ["aud"] = spec.Audience,
            ["nbf"] = (now + spec.NotBefore).ToUnixTimeSeconds(),
        };
        if (spec.Expires is { } expires)
            payload["exp"] = (now + expires).ToUnixTimeSeconds();
        if (spec.ServiceUrl is not null)
            payload[spec.ServiceUrlClaim] = spec.ServiceUrl;
        foreach (var (name, value) in spec.Claims)
            payload[name] = value;

        var unsigned = $"{Encode(header.ToJsonString())}.{Encode(payload.ToJsonString())}";
        var bytes = Encoding.ASCII.GetBytes(unsigned);
        var signature = spec.Algorithm switch
        {
            "none" => "",
            "HS256" => Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem()), bytes)),
            "RS512" => Encode(key.Rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
            _ => Encode(key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        };
        return $"{unsigned}.{signature}";
    }

    public void Dispose()
    {
        foreach (var key in _published)
            key.Rsa.Dispose();
    }

    internal void Map(IEndpointRouteBuilder endpoints, Func<Uri> baseAddress)
    {
        endpoints.MapGet("/v1/.well-known/openidconfiguration", () =>
        {
            Interlocked.Increment(ref _metadataRequests);
            return Results.Json(new JsonObject
            {
                ["issuer"] = Issuer,
                ["jwks_uri"] = new Uri(baseAddress(), "/v1/.well-known/keys").AbsoluteUri,
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            });
        });
        endpoints.MapGet("/v1/.well-known/keys", () =>
        {
            Interlocked.Increment(ref _keyRequests);
            lock (_gate)
                return Results.Json(new JsonObject { ["keys"] = new JsonArray([.. _published.Select(k => k.Public())]) });
        });
        endpoints.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpRequest request) =>
        {
            Interlocked.Increment(ref _tokenRequests);
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            LastTokenRequest = form.ToDictionary(f => f.Key, f => f.Value.ToString());
            var token = Guid.NewGuid().ToString("N");
            _accessTokens[token] = true;
            return Results.Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = token });
        });
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    internal static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

public sealed record SigningKeyPair(string Id, RSA Rsa, IReadOnlyList<string> Endorsements)
{
    public JsonObject Public()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = SimulatedIdentityProvider.Encode(parameters.Modulus!),
            ["e"] = SimulatedIdentityProvider.Encode(parameters.Exponent!),
        };
        if (Endorsements.Count > 0 && Endorsements[0].Length > 0)
            key["endorsements"] = JsonSerializer.SerializeToNode(Endorsements);
        return key;
    }
}

// A token of the channel service; the defaults are those of a genuine one, changed by what a test wants to forge.
public sealed record TokenSpec
{
    public string Issuer { get; init; } = SimulatedIdentityProvider.Issuer;
    public string Audience { get; init; } = SimulatedConnector.AppId;
    public TimeSpan NotBefore { get; init; } = TimeSpan.FromMinutes(-1);
    public TimeSpan? Expires { get; init; } = TimeSpan.FromHours(1);
    public string? ServiceUrl { get; init; }
    public string ServiceUrlClaim { get; init; } = "serviceurl";
    public string Algorithm { get; init; } = "RS256";
    public SigningKeyPair? Key { get; init; }
    public string? KeyId { get; init; }
    public bool HasKeyId { get; init; } = true;
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();
}
