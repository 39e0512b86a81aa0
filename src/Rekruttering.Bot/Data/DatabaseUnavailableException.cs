namespace Rekruttering.Bot.Data;

/// <summary>The start cannot go on; the message tells the operator why and what to do.</summary>
internal sealed class DatabaseUnavailableException(string message, Exception? inner) : Exception(message, inner);
