using DupNet.Embedded;

namespace PresenceSensor
{
    /// <summary>Makes the detector to look with.</summary>
    /// <returns>The detector.</returns>
    public delegate Detector DetectorMaker();
}
