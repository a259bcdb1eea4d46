using DupNet.Embedded.Imaging;

namespace DupNet.Embedded.Decoding
{
    /// <summary>Brings boxes from the network's input back to the pixels of the frame's buffer.</summary>
    internal static class FrameCoordinates
    {
        /// <summary>Fills a detection with a candidate's box, score and class.</summary>
        /// <param name="detection">Takes the box.</param>
        /// <param name="boxes">The candidates, in 1/16 input pixel.</param>
        /// <param name="slot">Slot of the candidate.</param>
        /// <param name="sampler">Knows where in the input the frame was.</param>
        /// <param name="frame">The frame.</param>
        /// <returns>False when nothing of the box lies on the frame.</returns>
        public static bool Set(Detection detection, CandidateList boxes, int slot, FrameSampler sampler, Frame frame)
        {
            // In the upright picture, 1/16 pixel, clipped.
            int width = 16 * frame.UprightWidth;
            int height = 16 * frame.UprightHeight;
            int left = Scale(boxes.Lefts[slot], sampler.Left, sampler.ContentWidth, width);
            int right = Scale(boxes.Rights[slot], sampler.Left, sampler.ContentWidth, width);
            int top = Scale(boxes.Tops[slot], sampler.Top, sampler.ContentHeight, height);
            int bottom = Scale(boxes.Bottoms[slot], sampler.Top, sampler.ContentHeight, height);
            if (left >= right || top >= bottom)
            {
                return false;
            }

            if (frame.Mirror)
            {
                int mirrored = width - right;
                right = width - left;
                left = mirrored;
            }

            int score = boxes.Scores[slot];
            int classIndex = boxes.Classes[slot];
            switch (frame.Rotation)
            {
                case Rotation.None:
                    detection.Set(left, top, right, bottom, score, classIndex);
                    break;

                case Rotation.Clockwise90:
                    detection.Set(top, width - right, bottom, width - left, score, classIndex);
                    break;

                case Rotation.Clockwise180:
                    detection.Set(width - right, height - bottom, width - left, height - top, score, classIndex);
                    break;

                default:
                    detection.Set(height - bottom, left, height - top, right, score, classIndex);
                    break;
            }

            return true;
        }

        /// <summary>An edge in 1/16 input pixel to 1/16 frame pixel.</summary>
        private static int Scale(int edge, int start, int content, int side)
        {
            long scaled = (long)(edge - (16 * start)) * side / (16 * content);
            return scaled < 0 ? 0 : scaled > side ? side : (int)scaled;
        }
    }
}
