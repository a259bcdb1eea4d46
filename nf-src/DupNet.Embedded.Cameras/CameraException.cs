using System;

namespace DupNet.Embedded.Cameras
{
    /// <summary>Thrown when a camera fails. The message names the camera and what happened.</summary>
    public class CameraException : Exception
    {
        /// <summary>Creates the exception.</summary>
        /// <param name="error">What went wrong.</param>
        /// <param name="what">The camera or bus, and what happened, in words.</param>
        public CameraException(CameraError error, string what)
            : base(what)
            => Error = error;

        /// <summary>What went wrong with the camera, as a number to act on.</summary>
        public CameraError Error { get; }
    }
}
