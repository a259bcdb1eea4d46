namespace nanoFramework.Runtime.Native;

/// <summary>What a firmware tells about itself.</summary>
public static class SystemInfo
{
    /// <summary>The version of the firmware.</summary>
    public static System.Version Version { get; } = new(1, 12, 4, 289);

    /// <summary>The name of the firmware.</summary>
    public static string TargetName => "HOST";
}
