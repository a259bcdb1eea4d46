using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.NativeCore;

namespace DupNet.Fuzzing.Targets;

/// <summary>Files of the checkout that inputs are made of.</summary>
internal static class SeedFiles
{
    /// <summary>The files of a folder, and of those below it, that a pattern names, in order of their paths.</summary>
    /// <param name="folder">The folder, relative to the checkout.</param>
    /// <param name="pattern">Such as *.json.</param>
    public static IReadOnlyList<byte[]> Of(string folder, string pattern) =>
    [
        .. Directory.GetFiles(Path.Combine(Checkout.Root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    /// <summary>The models of the golden vectors, which are small.</summary>
    public static IReadOnlyList<byte[]> Models { get; } = Of("firmware-tests/golden", "*.dupnet");
}
