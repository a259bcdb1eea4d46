using Xunit;

namespace DupNet.Native.Tests;

/// <summary>Tests that need the library.</summary>
internal static partial class NativeLibraryFile
{
    /// <summary>Skips the test when the library has not been built.</summary>
    public static void Require() => Assert.SkipUnless(IsBuilt, HowToBuild);
}
