using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Rekruttering.Bot.BotFramework.Authentication;

// The checks that need only the Authorization header, before a byte of the body is read. Where the bot runs without authentication,
// the check that the request comes from this machine and from no web page.
internal sealed class BotFrameworkAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemeOptions, ILoggerFactory loggers, UrlEncoder encoder,
    IOptions<BotFrameworkOptions> options, SigningKeys signingKeys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemeOptions, loggers, encoder)
{
    public const string SchemeName = "BotFramework";

    private static readonly JsonWebTokenHandler Tokens = new();

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!options.Value.IsAuthenticationEnabled)
        {
            return LocalRequests.Refuse(Context) is { } reason
                ? AuthenticateResult.Fail(reason)
                : Authenticated([]);
        }

        if (!TryReadToken(out var token))
            return AuthenticateResult.Fail("no readable bearer token");
        if (IsFromSkill(token))
            return AuthenticateResult.Fail("the token of another bot");

        var key = await FindKeyAsync(token.Kid);
        if (key is null)
            return AuthenticateResult.Fail("signed with an unknown key");

        var result = await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            IssuerSigningKeys = key.Keys,
            TryAllIssuerSigningKeys = false,
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.AppId,
            RequireExpirationTime = true,
            ValidateLifetime = true,
            ClockSkew = ClockSkew,
        });
        if (!result.IsValid)
            return AuthenticateResult.Fail(result.Exception?.GetType().Name ?? "invalid token");

        // Real tokens spell the name in lower case, the documentation does not.
        var serviceUrl = token.TryGetPayloadValue<string>("serviceurl", out var lower) ? lower
            : token.TryGetPayloadValue<string>("serviceUrl", out var camel) ? camel
            : null;

        // Only what is asked for later: nothing else that the token says is taken over.
        return Authenticated(
        [
            .. key.Endorsements.Select(channel => new Claim(BotFrameworkClaims.Endorsement, channel)),
            .. serviceUrl is null ? [] : new[] { new Claim(BotFrameworkClaims.ServiceUrl, serviceUrl) },
        ]);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Log.RequestRefused(Logger, result.Failure?.Message ?? "no token");
        if (options.Value.IsAuthenticationEnabled)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private static AuthenticateResult Authenticated(IEnumerable<Claim> claims) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));

    private bool TryReadToken([NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        if (Request.Headers.Authorization is not [{ } header]
            || !AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrEmpty(value.Parameter)
            || value.Parameter.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            token = Tokens.ReadJsonWebToken(value.Parameter);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return false;
        }

        return !token.IsEncrypted && token.Alg == SecurityAlgorithms.RsaSha256 && !string.IsNullOrEmpty(token.Kid);
    }

    // Bots that call bots carry a version and their own app id; the channel service never does. There is no bot that may call this one.
    private static bool IsFromSkill(JsonWebToken token)
    {
        var caller = token.TryGetPayloadValue<string>("appid", out var v1) ? v1 : token.TryGetPayloadValue<string>("azp", out var v2) ? v2 : null;
        return caller is not null && token.TryGetPayloadValue<object>("ver", out _) && !token.Audiences.Contains(caller);
    }

    private async Task<SigningKey?> FindKeyAsync(string keyId)
    {
        try
        {
            return await signingKeys.FindAsync(keyId, Context.RequestAborted);
        }
        catch (InvalidOperationException e)
        {
            // Without keys nobody can be believed.
            Log.KeysUnavailable(Logger, e);
            return null;
        }
    }
}
