namespace DupNet.Embedded
{
    /// <summary>The clockwise turn that brings the picture in a buffer upright.</summary>
    public enum Rotation
    {
        /// <summary>The picture is upright.</summary>
        None = 0,

        /// <summary>A quarter turn clockwise.</summary>
        Clockwise90 = 1,

        /// <summary>Half a turn.</summary>
        Half = 2,

        /// <summary>A quarter turn counter-clockwise.</summary>
        Clockwise270 = 3,
    }
}
