using System;
using System.Text;
using CameraWeb.Http;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Http;

public sealed class AsciiTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(10, "10")]
    [InlineData(4294967295, "4294967295")]
    [InlineData(9999999999, "9999999999")]
    [InlineData(-1, "0")]
    public void WritesNumbers(long number, string text) => Assert.Equal(text, Read(new AsciiText(10).Add(number)));

    [Fact]
    public void AddsOneThingAfterTheOther()
    {
        AsciiText text = new AsciiText(20).Add("a").Add(12).Add(new AsciiText(5).Add("bc"));
        Assert.Equal("a12bc", Read(text));
        Assert.Equal("d", Read(text.Clear().Add("d")));
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedAndLeavesTheText()
    {
        AsciiText text = new AsciiText(4).Add("abc");
        Assert.Throws<InvalidOperationException>(() => text.Add("de"));
        Assert.Throws<InvalidOperationException>(() => text.Add(10));
        Assert.Throws<InvalidOperationException>(() => text.Add(new AsciiText(2).Add("de")));
        Assert.Equal("abc", Read(text));
    }

    private static string Read(AsciiText text) => Encoding.ASCII.GetString(text.Bytes, 0, text.Length);
}
