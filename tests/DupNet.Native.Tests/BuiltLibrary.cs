using DupNet.NativeCore;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>Tests that need the library of the native core.</summary>
internal static class BuiltLibrary
{
    /// <summary>Skips the test when the library has not been built.</summary>
    public static void Require() => Assert.SkipUnless(NativeLibraryFile.IsBuilt, NativeLibraryFile.HowToBuild);
}
