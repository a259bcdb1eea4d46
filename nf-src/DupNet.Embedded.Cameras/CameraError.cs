namespace DupNet.Embedded.Cameras
{
    /// <summary>What went wrong with a camera.</summary>
    public enum CameraError
    {
        /// <summary>Nothing answers on the bus: wiring, power, address or pins.</summary>
        NoAnswer = 0,

        /// <summary>The bus of the board fails, whatever is on it: its settings, its pins, or memory for its driver.</summary>
        BusFailed = 1,

        /// <summary>Something answers, but it is not the camera that the driver is for.</summary>
        WrongDevice = 2,

        /// <summary>The camera answers, but refuses the mode or the command.</summary>
        Refused = 3,

        /// <summary>The picture did not come in time.</summary>
        TimedOut = 4,

        /// <summary>The picture is shorter than the mode's frame.</summary>
        ShortFrame = 5,

        /// <summary>What came is no frame of the mode, or its checksum is wrong.</summary>
        BadFrame = 6,

        /// <summary>There are no more frames.</summary>
        NoMoreFrames = 7,
    }
}
