namespace DupNet.Embedded.Cameras
{
    /// <summary>
    /// A source of frames. Started in one of its modes, it fills the caller's buffer again and again. One thread uses it at a
    /// time.
    /// <para>
    /// Devices fail: every member but <see cref="Modes"/> and <see cref="Mode"/> may throw a <see cref="CameraException"/>,
    /// which says what happened. The camera stays usable: stopped after a failed <see cref="Start"/>, started after a failed
    /// <see cref="Capture"/>, whose next call begins anew. A driver that needs more says so.
    /// </para>
    /// </summary>
    public interface ICamera
    {
        /// <summary>The formats and sizes that the camera delivers. Not to be changed.</summary>
        CameraMode[] Modes { get; }

        /// <summary>The mode that the camera was started in, null while it is stopped.</summary>
        CameraMode Mode { get; }

        /// <summary>Wakes the camera up, checks that it is the expected one, and sets the mode. A started camera starts anew.</summary>
        /// <param name="mode">One of <see cref="Modes"/>, or an equal one.</param>
        /// <exception cref="System.ArgumentNullException"><paramref name="mode"/> is null.</exception>
        /// <exception cref="System.ArgumentException">The camera has no such mode.</exception>
        /// <exception cref="CameraException">The camera does not answer, is another, or refuses.</exception>
        void Start(CameraMode mode);

        /// <summary>
        /// Takes a picture and waits until it is in the buffer. No frame is allocated when the buffer is the same as at the
        /// last call; transfers over a bus may make small objects.
        /// </summary>
        /// <param name="buffer">Takes the pixels from its first byte on; at least <see cref="CameraMode.FrameBytes"/> long.</param>
        /// <param name="timeoutMilliseconds">How long the camera may take, at least 1.</param>
        /// <returns>
        /// The frame that lies in the buffer: the object of the last call if the buffer is the same, whose pixels are replaced.
        /// Another buffer, or a start in between, makes a new one, with rotation and mirroring as the caller last set them on
        /// the one before.
        /// </returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="System.ArgumentException">The buffer is too short, or the time-out is below 1.</exception>
        /// <exception cref="System.InvalidOperationException">The camera is stopped.</exception>
        /// <exception cref="CameraException">No whole picture came in time. What is in the buffer is no frame.</exception>
        Frame Capture(byte[] buffer, int timeoutMilliseconds);

        /// <summary>Puts the camera to rest. A stopped camera stays so. It is stopped even if this throws.</summary>
        /// <exception cref="CameraException">The camera does not answer: it may go on using power.</exception>
        void Stop();
    }
}
