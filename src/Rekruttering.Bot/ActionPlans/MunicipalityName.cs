using System.Text.RegularExpressions;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>»Egevang«, »EGEVANG KOMMUNE« and »Kommunen Egevang« are one municipality.</summary>
internal static partial class MunicipalityName
{
    public static string KeyOf(string name) => Kind().Replace(Organisation.KeyOf(name), "");

    [GeneratedRegex("^(?:kommunen )| (?:kommunes?|municipality)$", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}
