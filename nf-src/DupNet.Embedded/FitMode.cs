namespace DupNet.Embedded
{
    /// <summary>How a frame is fitted to the network's input when their shapes differ.</summary>
    public enum FitMode
    {
        /// <summary>
        /// The whole frame with bars in the model's pad colour, stretched across them as far as the model was trained for
        /// (<see cref="ModelContent.LargestStretch"/>), else undistorted.
        /// </summary>
        Letterbox = 0,

        /// <summary>The whole frame, stretched to fill the input.</summary>
        Stretch = 1,
    }
}
