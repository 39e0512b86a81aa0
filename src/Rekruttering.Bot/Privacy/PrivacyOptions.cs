using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Privacy;

/// <summary>Section <c>Privacy</c>.</summary>
internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>The organisation that answers for the information, as its people know it. Without it the page says who that is in general.</summary>
    [StringLength(200, ErrorMessage = "Privacy:Controller has to be a name of at most 200 characters.")]
    public string? Controller { get; set; }

    /// <summary>Where people write about their information: an e-mail address, or the https address of a page.</summary>
    [StringLength(200, ErrorMessage = "Privacy:Contact has to be at most 200 characters.")]
    [RegularExpression(@"https://[^\s""<>]+|[^\s@""<>:?&%]+@[^\s@""<>:?&%]+\.[^\s@""<>:?&%]+", ErrorMessage = "Privacy:Contact has to be an e-mail address or an https address.")]
    public string? Contact { get; set; }
}

[OptionsValidator]
internal sealed partial class PrivacyOptionsValidator : IValidateOptions<PrivacyOptions>;
