using System.Collections.Generic;

namespace DupNet.DeviceCheck.SourceRules;

/// <summary>A rule that the source of device code must keep, where compiled code does not show whether it does.</summary>
public interface ISourceRule
{
    /// <summary>Finds the places that break the rule.</summary>
    IEnumerable<Violation> Check(DeviceSource source);
}
