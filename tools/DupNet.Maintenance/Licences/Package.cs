namespace DupNet.Maintenance.Licences;

/// <summary>A package that a project uses.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="OfDevice">Whether a project for boards uses it, whose packages are not restored here.</param>
public sealed record Package(string Id, string Version, bool OfDevice);
