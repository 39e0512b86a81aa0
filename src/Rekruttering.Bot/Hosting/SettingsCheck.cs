using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Hosting;

/// <summary>
/// Looks at what was written before anybody reads it. A setting by a name that does not exist, or one value where a list belongs, would otherwise
/// be passed over in silence, and an allow list that nobody reads is worse than a start that fails.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>Every section that has a class, and the class: one a feature, named by its constant <c>Section</c>.</summary>
    public static IReadOnlyList<(string Section, Type Options)> Sections { get; } =
    [
        .. from type in typeof(SettingsCheck).Assembly.GetTypes()
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
           where section is not null
           orderby section
           select (section, type),
    ];

    /// <summary>True when something is wrong, and has been said.</summary>
    public static async Task<bool> ExplainProblemsAsync(this IConfiguration configuration)
    {
        var problems = Problems(configuration).ToList();
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        return problems.Count > 0;
    }

    /// <summary>One line for each.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        configuration.GetChildren().SelectMany(child => Sections.FirstOrDefault(known => Is(known.Section, child.Key)) is { Options: { } options }
            ? InSection(child, options)
            : Is("Logging", child.Key) ? InLogging(child) : Misspelt(child)).Distinct(StringComparer.Ordinal);

    public static IEnumerable<PropertyInfo> SettingsOf(Type options) => options.GetProperties().Where(property => property.SetMethod is not null || IsList(property.PropertyType));

    private static IEnumerable<string> InSection(IConfigurationSection section, Type options)
    {
        foreach (var child in section.GetChildren())
        {
            var known = SettingsOf(options).ToList();
            if (known.Find(property => Is(property.Name, child.Key)) is not { } property)
            {
                var meant = known.Find(one => IsNearly(one.Name, child.Key));
                yield return meant is null ? $"{child.Path} is no setting." : $"{child.Path} is no setting. Is {section.Path}:{meant.Name} meant?";
            }
            else
            {
                foreach (var problem in IsList(property.PropertyType) ? InList(child, property.PropertyType.GetGenericArguments()[0]) : InValue(child, property.PropertyType))
                    yield return problem;
            }
        }
    }

    private static IEnumerable<string> InList(IConfigurationSection list, Type entry)
    {
        if (list.Value is { Length: > 0 })
        {
            var variable = list.Path.Replace(":", "__", StringComparison.Ordinal);
            return [$"{list.Path} is a list, and a value was given. Number the entries: {list.Path}:0, {list.Path}:1; in the environment {variable}__0, {variable}__1."];
        }

        return list.GetChildren().SelectMany(child => entry == typeof(string) ? InValue(child, entry) : InSection(child, entry));
    }

    private static IEnumerable<string> InValue(IConfigurationSection setting, Type type)
    {
        if (setting.GetChildren().Any())
            return [$"{setting.Path} is one value, and a list was given."];
        if (setting.Value is not { } text || (text.Length == 0 && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)))
            return [];

        return CanBe(text, Nullable.GetUnderlyingType(type) ?? type) ? [] : [$"{setting.Path} cannot be '{text}': it is {Kind(Nullable.GetUnderlyingType(type) ?? type)}."];
    }

    private static bool CanBe(string text, Type type)
    {
        try
        {
            // As the binder does it.
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not Uri uri
                || (uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException || exception.InnerException is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "one of " + string.Join(", ", Enum.GetNames(type)),
        _ when type == typeof(TimeSpan) => "a time such as 00:00:30, or 7.00:00:00 for seven days",
        _ when type == typeof(Uri) => "an address that begins with https://",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ => "a number",
    };

    // The framework's own, which reads it while the host is put together, and ends there.
    private static IEnumerable<string> InLogging(IConfigurationSection section) => section.GetChildren().SelectMany(child => Is("LogLevel", child.Key)
        ? child.GetChildren().SelectMany(category => InValue(category, typeof(LogLevel)))
        : InLogging(child));

    // Other programs have sections of their own, and the environment has much that is nobody's setting: only what is nearly one of ours.
    private static IEnumerable<string> Misspelt(IConfigurationSection section)
    {
        if (!section.GetChildren().Any())
            return [];
        return Sections.Where(known => IsNearly(known.Section, section.Key)).Take(1).Select(known => $"{section.Path} is no section of settings. Is {known.Section} meant?");
    }

    private static bool Is(string name, string key) => string.Equals(name, key, StringComparison.OrdinalIgnoreCase);

    private static bool IsNearly(string name, string key) => PlainWords.IsWithin(name.ToUpperInvariant(), key.ToUpperInvariant(), name.Length < 8 ? 1 : 2);

    private static bool IsList(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericTypeDefinition() == typeof(IList<>);
}
