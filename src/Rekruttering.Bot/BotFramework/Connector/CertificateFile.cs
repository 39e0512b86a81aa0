using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rekruttering.Bot.BotFramework.Connector;

// A certificate that the bot signs in with. Opened at the start too: otherwise a wrong password shows when the first person waits for an answer.
internal static class CertificateFile
{
    private const string Pem = ".pem";

    // Null when it can be signed with.
    public static string? Problem(string path, string? password)
    {
        if (!File.Exists(path))
            return "names a file that does not exist.";

        try
        {
            using var certificate = Path.GetExtension(path).Equals(Pem, StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(password)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.HasPrivateKey ? null : "names a certificate without its private key.";
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return "names a file that cannot be opened as a certificate with its key: PFX, with the right password, or PEM.";
        }
    }
}
