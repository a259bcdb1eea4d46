using System;
using System.Collections.Generic;
using System.Text;

namespace DupNet.Compiling.Managed;

/// <summary>A static method that is written, and what it takes as IL.</summary>
internal sealed class GeneratedMethod(string name)
{
    private const int Columns = 150;
    private const string Indent = "            ";

    private readonly StringBuilder _text = new();

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its parameters, as types and names.</summary>
    public List<(string Type, string Name)> Parameters { get; } = [];

    /// <summary>Its statements.</summary>
    public string Text => _text.ToString();

    /// <summary>Bytes of IL, about.</summary>
    public int Bytes { get; private set; } = 1;

    /// <summary>Instructions of IL of a call, with those of the caller.</summary>
    public int Instructions { get; private set; } = 2;

    /// <summary>Locals.</summary>
    public int Locals { get; private set; }

    /// <summary>Takes a parameter, unless it has it.</summary>
    public void Take(string type, string parameter)
    {
        if (!Parameters.Contains((type, parameter)))
        {
            Parameters.Add((type, parameter));
            Instructions++;
        }
    }

    /// <summary>Declares a local without a value.</summary>
    public void Declare(string local)
    {
        Locals++;
        Line($"ulong {local};", default, 0, 0);
    }

    /// <summary>Declares a local with a value.</summary>
    public void Declare(string local, Expression value)
    {
        Locals++;
        Line($"ulong {local} = {Outer(value)};", value, 2, 1);
    }

    /// <summary>Stores a value in an element of an array, which is a parameter.</summary>
    public void Store(string array, int index, Expression value) => Line($"{array}[{index}] = {Outer(value)};", value, 3 + Expression.BytesOf(index), 3);

    /// <summary>Stores a value in an element at an index that is a parameter, and some more.</summary>
    public void Store(string array, string start, int more, Expression value) => Line(
        more == 0 ? $"{array}[{start}] = {Outer(value)};" : $"{array}[{start} + {more}] = {Outer(value)};", value, 5 + Expression.BytesOf(more), more == 0 ? 3 : 5);

    /// <summary>Writes a comment.</summary>
    public void Comment(string text)
    {
        _text.Append(_text.Length == 0 ? "" : "\n").Append(Indent).Append("// ").Append(text).Append('\n');
    }

    private static string Outer(Expression value) =>
        value.Text.StartsWith('(') && Closes(value.Text) ? value.Text[1..^1] : value.Text;

    /// <summary>Whether the bracket at the start closes at the end.</summary>
    private static bool Closes(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }

    private void Line(string text, Expression value, int bytes, int instructions)
    {
        Bytes += value.Bytes + bytes;
        Instructions += value.Instructions + instructions;
        string indent = Indent;
        while (text.Length > Columns)
        {
            int end = text.LastIndexOf(' ', Columns);
            _text.Append(indent).Append(text.AsSpan(0, end)).Append('\n');
            text = text[(end + 1)..];
            indent = Indent + "    ";
        }

        _text.Append(indent).Append(text).Append('\n');
    }
}
