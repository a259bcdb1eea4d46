using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Serial;
using DupNet.Embedded.Serial;

namespace DupNetSerialDetector.Board
{
    /// <summary>The camera of the settings. Its pins are taken with the first frame: without a camera nothing touches them.</summary>
    internal sealed class BoardCamera : IFrameSource
    {
        private CameraFrames _frames;

        public Frame Take(byte[] buffer)
        {
            if (_frames == null)
            {
                ICamera camera = BoardSettings.OpenCamera();
                if (camera == null)
                {
                    throw new InvalidOperationException("the settings of this program have no camera");
                }

                _frames = new CameraFrames(camera, BoardSettings.Mode(), BoardSettings.DroppedFrames, BoardSettings.FrameMilliseconds);
                _frames.Rotation = BoardSettings.CameraRotation;
            }

            return _frames.Take(buffer);
        }
    }
}
