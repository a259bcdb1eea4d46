using System;
using System.IO;

namespace nanoFramework.TestFramework;

/// <summary>Output of tests.</summary>
public static class OutputHelper
{
    [ThreadStatic]
    private static TextWriter? s_writer;

    /// <summary>Where the output of this thread's test goes: the console, or what the runner sets.</summary>
    internal static TextWriter Writer
    {
        get => s_writer ?? Console.Out;
        set => s_writer = value;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="message">The text.</param>
    public static void Write(string message) => Writer.Write(message);

    /// <summary>Writes a line.</summary>
    /// <param name="message">The line.</param>
    public static void WriteLine(string message) => Writer.WriteLine(message);
}
