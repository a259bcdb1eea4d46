namespace nanoFramework.Runtime.Native;

/// <summary>What a firmware tells about itself.</summary>
public static class SystemInfo
{
    /// <summary>The name of the firmware.</summary>
    public static string TargetName => "HOST";
}
