using nanoFramework.TestFramework;

namespace DupNet.FirmwareTests.Host.Tests.Running;

/// <summary>A class that its set-up skips.</summary>
[TestClass]
public class SkippedTests
{
    [Setup]
    public static void NeedsABoard() => Assert.SkipTest("no board");

    [TestMethod]
    public static void CannotRun() => Assert.IsTrue(false);
}
