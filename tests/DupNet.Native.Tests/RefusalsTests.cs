using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>The words of the managed side for the numbers of the native one.</summary>
public class RefusalsTests
{
    [Theory]
    [InlineData("dupnet.h")]
    [InlineData("dupnet_managed.h")]
    public void EveryErrorOfTheHeaderHasWords(string header)
    {
        string library = Path.Combine(Checkout.Root, "nf-src", "DupNet.Embedded.Native");
        string words = File.ReadAllText(Path.Combine(library, "Refusals.cs"));
        string[] errors = Regex.Matches(File.ReadAllText(Path.Combine(library, "include", header)), @"= (-\d+)[, ]")
            .Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(errors);
        foreach (string error in errors)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"case {error}:"), words, StringComparison.Ordinal);
        }
    }
}
