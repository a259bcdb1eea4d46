using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using DupNet.FirmwareTests.Host.Running;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.FirmwareTests.Host.Tests;

/// <summary>The tests of firmware-tests, each a case of its own.</summary>
public sealed class FirmwareTests(ITestOutputHelper output)
{
    private static readonly Assembly s_tests = Assembly.Load("NFUnitTest");

    /// <summary>Read before the tests run: they find the native core where <see cref="NativeLibraryFile"/> looks.</summary>
    private static readonly bool s_hasNativeCore = NativeLibraryFile.IsBuilt;

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<FirmwareTestResult>>> s_results = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (Type type in FirmwareTestRunner.Classes(s_tests))
            {
                foreach (string name in FirmwareTestRunner.Names(type))
                {
                    cases.Add(type.FullName!, name[(type.FullName!.Length + 1)..]);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void PassesOnTheHost(string type, string test)
    {
        FirmwareTestResult result = ResultsOf(type).Single(result => result.Name == type + "." + test);
        output.WriteLine(result.Output);
        output.WriteLine(result.ToString());
        if (result.Outcome == FirmwareTestOutcome.Skipped)
        {
            Assert.Skip(s_hasNativeCore ? result.Message : result.Message + ": " + NativeLibraryFile.HowToBuild);
        }

        Assert.True(result.Outcome == FirmwareTestOutcome.Passed, result.ToString());
    }

    [Fact]
    public void SetUpsAndCleanUpsPass()
        => Assert.DoesNotContain(
            FirmwareTestRunner.Classes(s_tests).SelectMany(type => ResultsOf(type.FullName!)),
            result => result.Outcome == FirmwareTestOutcome.Failed);

    private static IReadOnlyList<FirmwareTestResult> ResultsOf(string type)
        => s_results.GetOrAdd(type, name => new(() => FirmwareTestRunner.Run(s_tests.GetType(name, throwOnError: true)!))).Value;
}
