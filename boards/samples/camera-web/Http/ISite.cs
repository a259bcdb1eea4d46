namespace CameraWeb.Http
{
    /// <summary>Answers requests.</summary>
    public interface ISite
    {
        /// <summary>Answers a request that has no error.</summary>
        /// <param name="request">It.</param>
        /// <param name="reply">Takes the answer.</param>
        void Answer(HttpRequest request, HttpReply reply);
    }
}
