using System;
using System.IO;
using Xunit;

namespace DupNet.Samples.Tests;

/// <summary>What is printed while it lives. The console is one for all, so tests that use this run one after the other.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class ConsoleText : IDisposable
{
    /// <summary>The collection of these tests.</summary>
    public const string Collection = "console";

    private readonly TextWriter _before = Console.Out;
    private readonly StringWriter _text = new();

    public ConsoleText() => Console.SetOut(_text);

    /// <summary>The lines so far.</summary>
    public string[] Lines => _text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => Console.SetOut(_before);
}
