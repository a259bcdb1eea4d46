using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DupNet.Benchmarks;

/// <summary>Benchmarks of the runtime on this machine; the arguments are BenchmarkDotNet's.</summary>
internal static class Program
{
    private const int LongestSubject = 40;

    private static void Main(string[] arguments) =>
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, Configuration());

    /// <summary>Runs the benchmarks in this process, so that the native library is found as the tests find it and nothing is built anew.</summary>
    private static IConfig Configuration() =>
        DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Min)
            .HideColumns(Column.Error)
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(LongestSubject))
            .WithOptions(ConfigOptions.JoinSummary);
}
