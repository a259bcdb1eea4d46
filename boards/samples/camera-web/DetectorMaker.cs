using DupNet.Embedded;

namespace CameraWeb
{
    /// <summary>Makes the detector to look with.</summary>
    /// <param name="scoreThreshold">Smallest score of a face, 0 .. 1.</param>
    /// <returns>The detector.</returns>
    public delegate Detector DetectorMaker(float scoreThreshold);
}
