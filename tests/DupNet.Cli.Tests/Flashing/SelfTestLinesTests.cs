using System;
using System.Linq;
using System.Text;
using CsCheck;
using DupNet.Cli.Flashing;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public sealed class SelfTestLinesTests : IDeviceProbe
{
    private readonly string _text;

    public SelfTestLinesTests()
    {
        SelfTest test = new(SpotModel.Model, this);
        Assert.True(test.Run());
        _text = string.Join("\r\n", test.Lines()) + "\r\n";
    }

    long IDeviceProbe.Milliseconds() => 0;

    uint IDeviceProbe.FreeBytes() => 45_678;

    [Fact]
    public void AReportIsReadAmongOtherLines()
    {
        SelfTestReport report = Take("ets Jul 29 2019\r\nmodel \r\n\0\xFFresult of boot\r\n" + _text)!;
        Assert.Equal(
            new SelfTestReport("spots", SpotModel.Model.Checksum, true, false, "no engine was given", 45_678)
            {
                Answer = SpotModel.Model.KnownAnswerHash,
                Build = "----------------",
            },
            report);
    }

    [Fact]
    public void OnlyAWholeReportCountsWherever()
        => Gen.Select(Gen.Int[0, _text.Length - 1], Gen.Int[1, 50]).Sample((start, piece) =>
        {
            // From the middle of a report on: the next one is whole.
            byte[] bytes = Encoding.Latin1.GetBytes(_text[start..] + _text);
            SelfTestLines lines = new();
            SelfTestReport[] reports = [.. bytes.Chunk(piece).SelectMany(part => lines.Take(part))];
            Assert.InRange(reports.Length, 1, 2);
            Assert.All(reports, report => Assert.Equal(("spots", true), (report.Model, report.KnownAnswerPassed)));
            Assert.True(start < 1 || reports.Length == 1);
        });

    [Fact]
    public void ANativeEngineIsTold()
        => Assert.Equal(
            (true, "native core, version 2"),
            (Take(_text.Replace("managed kernels: no engine was given", "native core, version 2", StringComparison.Ordinal)) is { } report
                ? (report.IsNative, report.KernelReason)
                : default));

    [Fact]
    public void CompiledLayersAreTold()
        => Assert.Equal(
            (false, "7 of 7 layers compiled; no engine was given"),
            (Take(_text.Replace("no engine was given", "7 of 7 layers compiled; no engine was given", StringComparison.Ordinal)) is { } report
                ? (report.IsNative, report.KernelReason)
                : default));

    [Fact]
    public void AFailureIsToldEvenAlone()
    {
        Assert.Equal("FAILED: out of memory", Take("result FAILED: out of memory\n")!.Problem);
        SelfTestReport report = Take(_text.Replace("result OK", "result FAILED: the known answer differs", StringComparison.Ordinal))!;
        Assert.Equal(("spots", false, "FAILED: the known answer differs"), (report.Model, report.KnownAnswerPassed, report.Problem));
    }

    [Fact]
    public void BuildAndTargetAreTold()
    {
        string text = _text.Replace("----------------", "00112233445566aa", StringComparison.Ordinal).Replace("target not known", "target ESP32_REV3", StringComparison.Ordinal);
        Assert.Equal(("00112233445566aa", "ESP32_REV3"), (Take(text)!.Build, Take(text)!.Target));
        Assert.Equal("00112233445566aa", Take("build 00112233445566aa\nresult FAILED: no memory\n")!.Build);

        // What a report that was cut told is not that of the next one.
        Assert.Equal(string.Empty, Take(text[..text.IndexOf("kernels", StringComparison.Ordinal)] + "\n" + _text.Replace("build ", "x ", StringComparison.Ordinal))!.Build);
    }

    [Fact]
    public void AnAnswerThatWasDamagedOnTheWayIsNotRight()
    {
        string wrong = _text.Replace("expected-answer ", "expected-answer 1", StringComparison.Ordinal);
        Assert.False(Take(wrong)!.KnownAnswerPassed);
        Assert.Null(Take(_text.Replace("known-answer", "known?answer", StringComparison.Ordinal)));
    }

    [Fact]
    public void NoiseIsNoReport()
        => Gen.Byte.Array[0, 3000].Sample(noise => Assert.Empty(new SelfTestLines().Take(noise)));

    private static SelfTestReport? Take(string text) => new SelfTestLines().Take(Encoding.Latin1.GetBytes(text)).LastOrDefault();
}
