namespace DupNet.Embedded.Video
{
    /// <summary>What finds and follows objects in the pictures of a camera, one picture after the other.</summary>
    public interface ITrackSource
    {
        /// <summary>Who is followed after the last frame, the oldest first.</summary>
        TrackList Tracks { get; }

        /// <summary>Looks at the next picture.</summary>
        /// <param name="frame">The frame, read only during the call.</param>
        /// <returns>Who is followed; overwritten by the next call.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="frame"/> is null.</exception>
        /// <exception cref="System.InvalidOperationException">The detector is at work, or its engine refuses the frame.</exception>
        TrackList Next(Frame frame);

        /// <summary>Ends all tracks: after a pause, or when the camera was moved.</summary>
        void Restart();
    }
}
