using System;
using System.IO;
using System.Text;
using DupNet.Embedded.Diagnostics;
using Xunit;

namespace DupNet.Embedded.Tests.Diagnostics;

public class BuildStampTests
{
    [Fact]
    public void AProgramThatWasNotFlashedByDupnetHasNone() => Assert.Equal("----------------", BuildStamp.Value);

    /// <summary>Text of programs is UTF-16 in an assembly of .NET; the converter of nanoFramework makes UTF-8 of it.</summary>
    [Fact]
    public void TheMarkStandsInTheLibraryOnce()
    {
        ReadOnlySpan<byte> library = File.ReadAllBytes(typeof(BuildStamp).Assembly.Location);
        ReadOnlySpan<byte> mark = Encoding.Unicode.GetBytes("dupnet-build-stamp:----------------");
        int first = library.IndexOf(mark);
        Assert.True(first >= 0);
        Assert.Equal(-1, library[(first + 1)..].IndexOf(mark));
    }
}
