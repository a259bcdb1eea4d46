using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.NativeCore;

namespace DupNet.Fuzzing.Running;

/// <summary>Inputs that once broke a promise, in tests/fuzz/found: each run begins with them.</summary>
internal static class FoundInputs
{
    /// <summary>The inputs of a target, in order of their names.</summary>
    public static IReadOnlyList<byte[]> Of(string target)
    {
        string folder = Path.Combine(Checkout.Root, "tests", "fuzz", "found", target);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];
    }
}
