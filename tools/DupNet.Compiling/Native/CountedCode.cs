using System;
using System.Globalization;
using System.Text;

namespace DupNet.Compiling.Native;

/// <summary>Lines of C++ with what they are estimated to take on RV32IMC.</summary>
internal sealed class CountedCode
{
    private readonly StringBuilder _text = new();

    /// <summary>The lines.</summary>
    public string Text => _text.ToString();

    /// <summary>Instructions.</summary>
    public int Instructions { get; private set; }

    /// <summary>Bytes of machine code.</summary>
    public int Bytes { get; private set; }

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="instructions">Instructions that it takes.</param>
    /// <param name="bytes">Their bytes.</param>
    public void Add(FormattableString line, int instructions = 0, int bytes = 0)
    {
        _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Instructions += instructions;
        Bytes += bytes;
    }

    /// <summary>Adds lines with their counts.</summary>
    public void Add(CountedCode code)
    {
        _text.Append(code._text);
        Instructions += code.Instructions;
        Bytes += code.Bytes;
    }
}
