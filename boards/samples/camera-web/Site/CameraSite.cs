using CameraWeb.Http;
using DupNet.Embedded;

namespace CameraWeb.Site
{
    /// <summary>The pages of the board: the page for people at /, the picture, the faces, and the settings, which only who knows the token changes.</summary>
    public sealed class CameraSite : ISite
    {
        private const string Json = "application/json";

        private readonly CameraWatch _watch;
        private readonly IPieces _page;
        private readonly AsciiText _text = new AsciiText(HttpReply.TextBytes);

        /// <summary>Shows what a camera sees.</summary>
        /// <param name="watch">The camera.</param>
        /// <param name="page">The page for people, HTML in UTF-8.</param>
        public CameraSite(CameraWatch watch, IPieces page)
        {
            _watch = watch;
            _page = page;
        }

        /// <inheritdoc/>
        public void Answer(HttpRequest request, HttpReply reply)
        {
            bool isHead = request.Method == "HEAD";
            if (request.Method == "POST")
            {
                if (request.Path == "/settings")
                {
                    Change(request, reply);
                }
                else
                {
                    reply.Refuse(405, "only /settings takes a POST");
                }

                return;
            }

            switch (request.Path)
            {
                case "/":
                    reply.Send("text/html; charset=utf-8", _page, isHead);
                    break;

                case "/faces":
                    StatusJson.Faces(_watch.Shown, _watch.HasFailed, _watch.Verdict, _text);
                    reply.Say(Json, _text, isHead);
                    _watch.IsAwaited = _watch.Shown != null && !isHead;
                    break;

                case "/picture.bmp":
                    ShowPicture(request.Query, reply, isHead);
                    break;

                case "/settings":
                    StatusJson.Settings(_watch, _text);
                    reply.Say(Json, _text, isHead);
                    break;

                default:
                    reply.Refuse(404, "there are /, /faces, /picture.bmp and /settings");
                    break;
            }
        }

        /// <summary>The picture that is shown, or the one of a number, whose faces the page has.</summary>
        private void ShowPicture(string query, HttpReply reply, bool isHead)
        {
            _watch.IsAwaited = false;
            Sight sight = query.Length == 0 ? _watch.Shown : _watch.Find(NumberOf(query));
            if (sight != null)
            {
                reply.Send("image/bmp", new SightBitmap(sight), isHead);
            }
            else if (_watch.Shown == null)
            {
                reply.Refuse(503, "no picture yet");
            }
            else
            {
                reply.Refuse(410, "there is a newer picture");
            }
        }

        private void Change(HttpRequest request, HttpReply reply)
        {
            SettingsForm form = new SettingsForm(request.Body, request.BodyLength);
            if (!_watch.Token.IsMade)
            {
                reply.Refuse(503, "no picture yet, and so no token");
            }
            else if (!_watch.Token.Matches(request.Body, form.TokenStart, form.TokenLength))
            {
                reply.Refuse(403, "the token is wrong: the program printed it when it started");
            }
            else if (form.Error != null)
            {
                reply.Refuse(400, form.Error);
            }
            else
            {
                if (form.Threshold != SettingsForm.None)
                {
                    _watch.Percent = form.Threshold;
                }

                if (form.Rotation != SettingsForm.None)
                {
                    _watch.Rotation = (Rotation)(form.Rotation / 90);
                }

                reply.GoTo("/");
            }
        }

        /// <summary>The number of a picture; one that no picture has for anything else.</summary>
        private static int NumberOf(string text)
        {
            int number = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9' || number > Sight.MaxNumber)
                {
                    return -1;
                }

                number = (number * 10) + text[i] - '0';
            }

            // A buffer that the camera writes to has 0.
            return number == 0 ? -1 : number;
        }
    }
}
