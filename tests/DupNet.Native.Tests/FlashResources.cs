namespace DupNet.Native.Tests;

/// <summary>The numbers of this assembly's resources, as they are generated for nanoFramework.</summary>
internal static class FlashResources
{
    /// <summary>Each is the name of a resource, but the last.</summary>
    internal enum BinaryResources : short
    {
#pragma warning disable IDE1006, SA1300 // Names of files.
        chain = -3,
        crowd,
        deep,
        gray,
        odd,
        three,
        tree,
        twenty,
        wide,
        text,
#pragma warning restore IDE1006, SA1300
        Absent = 100,
    }
}
