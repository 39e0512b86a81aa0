using System.Security.Cryptography;
using System.Text;

namespace Rekruttering.Bot.Imports;

/// <summary>Tells whether what somebody agreed to is still what would happen.</summary>
internal static class ContentFingerprint
{
    public static string Of(IEnumerable<string> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts))), 0, 16);
}
