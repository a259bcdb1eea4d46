using DupNet.Embedded.Video;

namespace PresenceSensor
{
    /// <summary>Makes what finds faces in the pictures.</summary>
    /// <returns>A stream detector, for one.</returns>
    public delegate ITrackSource SourceMaker();
}
