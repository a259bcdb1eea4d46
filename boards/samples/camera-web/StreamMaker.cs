using DupNet.Embedded.Video;

namespace CameraWeb
{
    /// <summary>Makes what finds and follows faces.</summary>
    /// <param name="scoreThreshold">Smallest score of a face, 0 .. 1.</param>
    /// <returns>The stream detector.</returns>
    public delegate StreamDetector StreamMaker(float scoreThreshold);
}
