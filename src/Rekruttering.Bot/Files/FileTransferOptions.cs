using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Files;

/// <summary>Section <c>Files</c>.</summary>
internal sealed class FileTransferOptions
{
    public const string Section = "Files";

    /// <summary>
    /// Where files may be fetched from and put, as host names or as <c>*.</c> and a name. Empty: <c>*.sharepoint.com</c>, which is where Teams keeps
    /// the files of a chat. In Development an entry can be a whole loopback origin such as http://127.0.0.1:5000.
    /// </summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>One transfer, from connecting to the last byte. Less than a client waits for the answer to a button.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan TransferTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a file that was offered waits for a yes.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan OfferRetention { get; set; } = TimeSpan.FromDays(1);
}

[OptionsValidator]
internal sealed partial class FileTransferOptionsValidator : IValidateOptions<FileTransferOptions>;

internal sealed class FileHostEntries(IHostEnvironment environment) : IValidateOptions<FileTransferOptions>
{
    public ValidateOptionsResult Validate(string? name, FileTransferOptions options) =>
        options.Hosts.FirstOrDefault(host => !FileHosts.IsEntry(host, environment.IsDevelopment())) is { } wrong
            ? ValidateOptionsResult.Fail($"Files:Hosts holds '{wrong}', which is neither a host name nor *. and a host name nor, in Development, a loopback origin.")
            : ValidateOptionsResult.Success;
}
