namespace DupNet.DeviceCheck;

/// <summary>Something in device code that nanoFramework cannot run, or runs wrongly.</summary>
/// <param name="Rule">Name of the broken rule.</param>
/// <param name="Member">Type or member that breaks it, empty for a whole file or assembly.</param>
/// <param name="Location">File and line if known, else the IL offset or the file.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record Violation(string Rule, string Member, string Location, string Message)
{
    public override string ToString()
        => Location + ": " + Rule + ": " + (Member.Length == 0 ? Message : Member + ": " + Message);
}
