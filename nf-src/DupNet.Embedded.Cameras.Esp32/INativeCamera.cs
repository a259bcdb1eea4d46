namespace DupNet.Embedded.Cameras.Esp32
{
    /// <summary>What the firmware does for <see cref="EspCamera"/>. Results are <see cref="NativeResult"/>.</summary>
    internal interface INativeCamera
    {
        /// <summary>Finds the sensor and begins to take frames. An open camera is closed first.</summary>
        int Open(int[] pins, int clockHertz, int format, int width, int height);

        /// <summary>Whether a frame waits.</summary>
        bool IsReady();

        /// <summary>Copies the frame that waits into the buffer and lets the camera use its memory again.</summary>
        int Take(byte[] buffer, int bytes);

        /// <summary>Stops and frees all memory. A closed camera stays so.</summary>
        int Close();
    }
}
