using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Cli.Signing;

/// <summary>Bytes as C# has them in an array.</summary>
internal static class CodeText
{
    private const int BytesInLine = 16;

    /// <summary>The lines of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static IEnumerable<string> Lines(byte[] bytes)
        => bytes.Chunk(BytesInLine).Select(static line => string.Join(", ", line.Select(static part => FormattableString.Invariant($"0x{part:X2}"))) + ",");
}
