namespace DupNet.Embedded
{
    /// <summary>The clockwise turn that brings the picture in a frame's buffer upright.</summary>
    public enum Rotation
    {
        /// <summary>No turn: the picture is upright.</summary>
        None = 0,

        /// <summary>A quarter turn clockwise.</summary>
        Clockwise90 = 1,

        /// <summary>Half a turn.</summary>
        Clockwise180 = 2,

        /// <summary>Three quarters of a turn clockwise, which is a quarter turn counter-clockwise.</summary>
        Clockwise270 = 3,
    }
}
