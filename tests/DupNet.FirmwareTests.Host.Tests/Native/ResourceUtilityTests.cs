using System;
using System.Resources;
using nanoFramework.Runtime.Native;
using Xunit;

namespace DupNet.FirmwareTests.Host.Tests.Native;

public sealed class ResourceUtilityTests
{
    private static readonly ResourceManager s_manager = new("None", typeof(ResourceUtilityTests).Assembly);

    private enum File : short
    {
        Missing,
        Text,
    }

    [Fact]
    public void ReadsTheWholeAndSlicesWhichEndWhereTheResourceEnds()
    {
        Assert.Equal("0123456789"u8.ToArray(), ResourceUtility.GetObject(s_manager, File.Text));
        Assert.Equal("345"u8.ToArray(), ResourceUtility.GetObject(s_manager, File.Text, 3, 3));
        Assert.Equal("89"u8.ToArray(), ResourceUtility.GetObject(s_manager, File.Text, 8, 100));
    }

    [Fact]
    public void RefusesWhatIsNotThere()
    {
        Assert.Throws<ArgumentException>(() => ResourceUtility.GetObject(s_manager, File.Missing));
        Assert.Throws<ArgumentException>(() => ResourceUtility.GetObject(s_manager, File.Text, 11, 1));
    }
}
