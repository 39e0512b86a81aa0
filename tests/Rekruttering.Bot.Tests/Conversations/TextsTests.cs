using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Tests.Conversations;

public sealed partial class TextsTests
{
    public static TheoryData<string> Features => [.. TextTypes.Select(type => type.FullName!)];

    private static IEnumerable<Type> TextTypes => typeof(Texts).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Texts)) && !type.IsAbstract);

    [Theory]
    [MemberData(nameof(Features))]
    public void Both_languages_say_the_same_things(string feature)
    {
        var danish = Entries(feature, CultureInfo.InvariantCulture);
        var english = Entries(feature, CultureInfo.GetCultureInfo("en"));

        Assert.NotEmpty(danish);
        Assert.Equal(danish.Keys.Order(), english.Keys.Order());
        Assert.All(danish.Values.Concat(english.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All(danish, entry => Assert.Equal(Placeholders(entry.Value), Placeholders(english[entry.Key])));
        Assert.All(danish, entry => Assert.Equal(entry.Value.Contains('|', StringComparison.Ordinal), english[entry.Key].Contains('|', StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Every_entry_is_said_by_a_member_of_its_name_and_every_member_has_its_entry(string feature)
    {
        var type = typeof(Texts).Assembly.GetType(feature)!;
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name)
            .ToHashSet();

        var entries = Entries(feature, CultureInfo.InvariantCulture);

        Assert.Empty(entries.Keys.Except(members).Except(OnePerValue(type)));
        Assert.Empty(OnePerValue(type).Except(entries.Keys));
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = type.GetMethod("In", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [language])!;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                Assert.NotNull(property.GetValue(texts));
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Every_method_fills_all_that_its_entry_leaves_open(string feature)
    {
        var type = typeof(Texts).Assembly.GetType(feature)!;
        var entries = Entries(feature, CultureInfo.InvariantCulture);
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => entries.ContainsKey(method.Name)))
        {
            Assert.Equal(method.GetParameters().Length, Placeholders(entries[method.Name]).Count() is var used && entries[method.Name].Contains('|', StringComparison.Ordinal)
                ? Math.Max(used, method.GetParameters().Length)
                : used);
            var arguments = method.GetParameters().Select(parameter => Sample(parameter.ParameterType)).ToArray();
            var said = (string)method.Invoke(type.GetMethod("In", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [Language.Danish]), arguments)!;
            Assert.DoesNotContain('{', said);
        }
    }

    [Fact]
    public void Nothing_is_written_that_no_one_says()
    {
        var source = string.Concat(Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        foreach (var type in TextTypes)
        {
            foreach (var name in Entries(type.FullName!, CultureInfo.InvariantCulture).Keys.Except(OnePerValue(type)))
                Assert.True(Regex.Count(source, $@"\b{name}\b") > 1, $"{type.Name}.{name} is not used.");
        }
    }

    [Fact]
    public void Dates_are_written_as_people_write_them()
    {
        var day = new DateOnly(2026, 11, 24);

        Assert.Equal("tirsdag d. 24. november 2026", ConversationTexts.In(Language.Danish).Date(day));
        Assert.Equal("Tuesday 24 November 2026", ConversationTexts.In(Language.English).Date(day));
    }

    [Fact]
    public void Times_are_those_of_the_clocks_in_Denmark()
    {
        var texts = ConversationTexts.In(Language.Danish);

        Assert.Equal("kl. 14.05", texts.Time(new DateTimeOffset(2026, 7, 1, 12, 5, 0, TimeSpan.Zero)));
        Assert.Equal("kl. 13.05", texts.Time(new DateTimeOffset(2026, 12, 1, 12, 5, 0, TimeSpan.Zero)));
        Assert.Equal("onsdag d. 2. december 2026", texts.Date(new DateTimeOffset(2026, 12, 1, 23, 30, 0, TimeSpan.Zero)));
    }

    private static Dictionary<string, string> Entries(string feature, CultureInfo culture)
    {
        var type = typeof(Texts).Assembly.GetType(feature)!;
        var set = new ResourceManager(type).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    // State(state) says StateSent, StateFailed and so on: an entry for each value.
    private static IEnumerable<string> OnePerValue(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.GetParameters() is [{ ParameterType.IsEnum: true }] && !method.IsSpecialName && !Entries(type.FullName!, CultureInfo.InvariantCulture).ContainsKey(method.Name))
        .Where(method => Entries(type.FullName!, CultureInfo.InvariantCulture).ContainsKey(method.Name + Enum.GetNames(method.GetParameters()[0].ParameterType)[0]))
        .SelectMany(method => Enum.GetNames(method.GetParameters()[0].ParameterType).Select(value => method.Name + value));

    private static object? Sample(Type type) =>
        type == typeof(int) ? 3 : type == typeof(string) ? "»ord«" : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Rekruttering.Bot"));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
