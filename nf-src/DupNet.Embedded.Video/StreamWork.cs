namespace DupNet.Embedded.Video
{
    /// <summary>What a frame was looked at with. The values are bits.</summary>
    public enum StreamWork
    {
        /// <summary>The gate alone: nothing has changed.</summary>
        None = 0,

        /// <summary>Faces were carried on by what they look like.</summary>
        Following = 1,

        /// <summary>Regions were looked at by the small input.</summary>
        Zoom = 2,

        /// <summary>The whole frame was looked at by the small input.</summary>
        Glance = 4,

        /// <summary>The whole frame was looked at by the large input.</summary>
        Scan = 8,
    }
}
