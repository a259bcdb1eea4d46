using System;
using nanoFramework.TestFramework;

namespace DupNet.FirmwareTests.Host.Tests.Running;

/// <summary>A class of tests with every outcome, for the runner.</summary>
[TestClass]
public class ExampleTests
{
    [Cleanup]
    public static void Ends() => OutputHelper.WriteLine("cleaned up");

    [TestMethod]
    [DataRow(1, "one")]
    [DataRow(2, "two")]
    public static void TakesRows(int number, string text)
    {
        OutputHelper.Write(text);
        Assert.AreEqual(1, number);
    }

    [TestMethod]
    public void Passes() => OutputHelper.WriteLine("said");

    [TestMethod]
    public static void Fails() => Assert.IsTrue(DateTime.UtcNow.Year < 2000);

    [TestMethod]
    public static void Skips() => Assert.SkipTest("no camera");

    [TestMethod]
    public static void Throws() => throw new InvalidOperationException("broken");

    [Setup]
    public static void Begins() => OutputHelper.WriteLine("set up");

    public static void IsNoTest() => Assert.IsTrue(false);
}
