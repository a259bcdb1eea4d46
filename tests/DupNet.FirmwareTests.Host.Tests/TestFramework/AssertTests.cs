using System;
using TestFrameworkShared;
using Xunit;
using Device = nanoFramework.TestFramework.Assert;

namespace DupNet.FirmwareTests.Host.Tests.TestFramework;

public sealed class AssertTests
{
    [Fact]
    public void WhatHoldsPasses()
    {
        object one = new();
        Device.AreEqual(1, 1);
        Device.AreEqual(1L, 1);
        Device.AreEqual("a", "a");
        Device.AreEqual(1.5f, 1.5f);
        Device.AreEqual(null, (object?)null);
        Device.AreNotEqual(1, 2);
        Device.AreNotEqual("a", "b");
        Device.AreSame(one, one);
        Device.AreNotSame(one, new object());
        Device.Contains("b", "abc");
        Device.DoesNotContains("d", "abc");
        Device.StartsWith("ab", "abc");
        Device.EndsWith("bc", "abc");
        Device.IsNull(null);
        Device.IsNotNull(one);
        Device.IsInstanceOfType("a", typeof(string));
        Device.IsNotInstanceOfType(1, typeof(string));
        Device.ThrowsException(typeof(ArgumentException), () => throw new ArgumentException("wanted"));
    }

    [Fact]
    public void WhatDoesNotHoldFailsWithTheWordsOfTheDevice()
    {
        object one = new();
        int count = 3;
        Fails("Assert.AreEqual failed. Expected:<2>. Actual:<3>. count", () => Device.AreEqual(2, count));
        Fails("Assert.AreEqual failed. Expected:<(null)>. Actual:<a>. names", () => Device.AreEqual(null, "a", "names"));
        Fails("Assert.AreNotEqual failed. Expected any value except:<3>. Actual:<3>. count", () => Device.AreNotEqual(3, count));
        Fails("Assert.AreSame failed. new object()", () => Device.AreSame(one, new object()));
        Fails("Assert.AreNotSame failed. one", () => Device.AreNotSame(one, one));
        Fails("Assert.Contains failed. 'abc' does not contain 'd'. \"abc\"", () => Device.Contains("d", "abc"));
        Fails("Assert.DoesNotContains failed. 'abc' should not contain 'b'. \"abc\"", () => Device.DoesNotContains("b", "abc"));
        Fails("Assert.StartsWith failed. 'abc' does not start with 'b'. \"abc\"", () => Device.StartsWith("b", "abc"));
        Fails("Assert.EndsWith failed. 'abc' does not end with 'b'. \"abc\"", () => Device.EndsWith("b", "abc"));
        Fails("Assert.IsTrue failed. count == 4", () => Device.IsTrue(count == 4));
        Fails("Assert.IsFalse failed. count == 3", () => Device.IsFalse(count == 3));
        Fails("Assert.IsNull failed. one", () => Device.IsNull(one));
        Fails("Assert.IsNotNull failed. null", () => Device.IsNotNull(null));
        Fails("Assert.IsInstanceOfType failed. Expected type:<System.Object>. Actual type:<System.String>. \"a\"", () => Device.IsInstanceOfType("a", typeof(object)));
        Fails("Assert.IsNotInstanceOfType failed. Wrong type:<System.String>. Actual type:<System.String>. \"a\"", () => Device.IsNotInstanceOfType("a", typeof(string)));
    }

    [Fact]
    public void AnotherExceptionOrNoneFails()
    {
        Fails("Assert.ThrowsException failed. No exception thrown. ArgumentException exception was expected. code", () => Device.ThrowsException(typeof(ArgumentException), () => { }, "code"));
        Fails(
            "Assert.ThrowsException failed. Threw exception ArgumentNullException, but exception ArgumentException was expected. code\r\nException Message: derived",
            () => Device.ThrowsException(typeof(ArgumentException), () => throw new ArgumentNullException(null, "derived"), "code"));
    }

    private static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<AssertFailedException>(action).Message);
}
