using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>Checks of tests, with the overloads and messages of nanoFramework's.</summary>
public sealed class Assert
{
    private Assert()
    {
    }

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(bool expected, bool actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(byte expected, byte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(char expected, char actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(DateTime expected, DateTime actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(double expected, double actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(float expected, float actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(long expected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(sbyte expected, sbyte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(short expected, short actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(string? expected, string? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(uint expected, uint actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(ulong expected, ulong actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values are equal.</summary>
    /// <param name="expected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreEqual(ushort expected, ushort actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Equal(expected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(bool notExpected, bool actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(byte notExpected, byte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(char notExpected, char actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(DateTime notExpected, DateTime actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(double notExpected, double actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(float notExpected, float actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(int notExpected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(long notExpected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(object? notExpected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(sbyte notExpected, sbyte actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(short notExpected, short actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(string? notExpected, string? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(uint notExpected, uint actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(ulong notExpected, ulong actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two values differ.</summary>
    /// <param name="notExpected">The value to compare with.</param>
    /// <param name="actual">The value of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotEqual(ushort notExpected, ushort actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Differ(notExpected, actual, message);

    /// <summary>Two references are the same.</summary>
    /// <param name="expected">The object to compare with.</param>
    /// <param name="actual">The object of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreSame(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Require(ReferenceEquals(expected, actual), "AreSame", message);

    /// <summary>Two references differ.</summary>
    /// <param name="notExpected">The object to compare with.</param>
    /// <param name="actual">The object of the code under test.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void AreNotSame(object? notExpected, object? actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        => Require(!ReferenceEquals(notExpected, actual), "AreNotSame", message);

    /// <summary>A text contains another.</summary>
    /// <param name="expected">The other.</param>
    /// <param name="value">The text.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void Contains(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value.Contains(expected, StringComparison.Ordinal), "Contains", $"'{value}' does not contain '{expected}'. {message}");

    /// <summary>A text does not contain another.</summary>
    /// <param name="notExpected">The other.</param>
    /// <param name="value">The text.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(!value.Contains(notExpected, StringComparison.Ordinal), "DoesNotContains", $"'{value}' should not contain '{notExpected}'. {message}");

    /// <summary>A text ends with another.</summary>
    /// <param name="expected">The other.</param>
    /// <param name="value">The text.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void EndsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value.EndsWith(expected, StringComparison.Ordinal), "EndsWith", $"'{value}' does not end with '{expected}'. {message}");

    /// <summary>A text starts with another.</summary>
    /// <param name="expected">The other.</param>
    /// <param name="value">The text.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void StartsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value.StartsWith(expected, StringComparison.Ordinal), "StartsWith", $"'{value}' does not start with '{expected}'. {message}");

    /// <summary>A condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void IsTrue([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
        => Require(condition, "IsTrue", message);

    /// <summary>A condition does not hold.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void IsFalse([DoesNotReturnIf(true)] bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
        => Require(!condition, "IsFalse", message);

    /// <summary>A reference is null.</summary>
    /// <param name="value">The reference.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void IsNull(object? value, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value is null, "IsNull", message);

    /// <summary>A reference is not null.</summary>
    /// <param name="value">The reference.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void IsNotNull([NotNull] object? value, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value is not null, "IsNotNull", message);

    /// <summary>An object is of a type, not of a derived one.</summary>
    /// <param name="value">The object.</param>
    /// <param name="expected">The type.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void IsInstanceOfType(object? value, Type expected, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value?.GetType() == expected, "IsInstanceOfType", $"Expected type:<{expected}>. Actual type:<{Text(value?.GetType())}>. {message}");

    /// <summary>An object is not of a type.</summary>
    /// <param name="value">The object.</param>
    /// <param name="notExpected">The type.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void IsNotInstanceOfType(object? value, Type notExpected, [CallerArgumentExpression(nameof(value))] string message = "")
        => Require(value?.GetType() != notExpected, "IsNotInstanceOfType", $"Wrong type:<{notExpected}>. Actual type:<{Text(value?.GetType())}>. {message}");

    /// <summary>Ends the test without a verdict.</summary>
    /// <param name="message">Why.</param>
    /// <exception cref="SkipTestException">Always.</exception>
    [DoesNotReturn]
    public static void SkipTest(string? message = null) => throw new SkipTestException(message);

    /// <summary>Code throws an exception of a type, not of a derived one.</summary>
    /// <param name="exception">The type.</param>
    /// <param name="action">The code.</param>
    /// <param name="message">Goes into the failure.</param>
    public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string message = "")
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            action();
        }
        catch (Exception e)
        {
            Require(
                e.GetType() == exception,
                "ThrowsException",
                $"Threw exception {e.GetType().Name}, but exception {exception.Name} was expected. {message}\r\nException Message: {e.Message}");
            return;
        }

        Fail("ThrowsException", $"No exception thrown. {exception.Name} exception was expected. {message}");
    }

    private static void Equal(object? expected, object? actual, string message)
        => Require(Equals(expected, actual), "AreEqual", $"Expected:<{Text(expected)}>. Actual:<{Text(actual)}>. {message}");

    private static void Differ(object? notExpected, object? actual, string message)
        => Require(!Equals(notExpected, actual), "AreNotEqual", $"Expected any value except:<{Text(notExpected)}>. Actual:<{Text(actual)}>. {message}");

    private static string Text(object? value) => value?.ToString() ?? "(null)";

    private static void Require([DoesNotReturnIf(false)] bool condition, string check, string message)
    {
        if (!condition)
        {
            Fail(check, message);
        }
    }

    [DoesNotReturn]
    private static void Fail(string check, string message) => throw new AssertFailedException($"Assert.{check} failed. {message}");
}
