using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Rekruttering.Benchmarks.Search;

/// <summary>
/// Processor time of the calling thread: on a machine that does other things too, time on the wall says as much of its scheduler as of what is measured.
/// </summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>In milliseconds; of the wall on other systems than Linux, whose clock this is.</summary>
    public static double Milliseconds => OperatingSystem.IsLinux() && GetTime(ThreadClock, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
