namespace Rekruttering.Knowledge.Search;

internal static class Bm25
{
    /// <summary>ln(1 + (N - n + ½) / (n + ½)), which is positive for every n.</summary>
    public static float Idf(int passages, int frequency) => MathF.Log(1f + ((passages - frequency + 0.5f) / (frequency + 0.5f)));
}
